# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
# bitloupe_translations(VAR): compiles every .ts of this folder and puts the results into one source file, whose name it
# leaves in VAR, as the Qt resource "bitloupe_i18n" under /i18n. The source belongs into the library, so that tests speak
# the languages as well. Needs no list of languages: a new .ts is a new language (configure again).
#
# Written with lrelease and rcc themselves: qt_add_translations() is a preview in Qt 6.4 and empties a language whose .ts
# is absent when CMake configures.
function(bitloupe_translations result)
  set(folder ${CMAKE_BINARY_DIR}/translations)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/translations/bitloupe_*.ts)
  set(catalogues)
  set(entries)
  foreach(source ${sources})
    get_filename_component(name ${source} NAME_WE)
    add_custom_command(OUTPUT ${folder}/${name}.qm
      COMMAND Qt6::lrelease -silent ${source} -qm ${folder}/${name}.qm
      DEPENDS ${source} VERBATIM)
    list(APPEND catalogues ${folder}/${name}.qm)
    string(APPEND entries "<file>${name}.qm</file>")
  endforeach()
  file(CONFIGURE OUTPUT ${folder}/bitloupe_i18n.qrc
    CONTENT "<RCC><qresource prefix=\"/i18n\">${entries}</qresource></RCC>\n")
  add_custom_command(OUTPUT ${folder}/bitloupe_i18n.cpp
    COMMAND Qt6::rcc --name bitloupe_i18n --output ${folder}/bitloupe_i18n.cpp ${folder}/bitloupe_i18n.qrc
    DEPENDS ${catalogues} ${folder}/bitloupe_i18n.qrc VERBATIM)
  set_source_files_properties(${folder}/bitloupe_i18n.cpp PROPERTIES SKIP_AUTOGEN ON)
  set(${result} ${folder}/bitloupe_i18n.cpp PARENT_SCOPE)
endfunction()
