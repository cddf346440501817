# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
# Facts of the release that several files tell: its date, its notes, where the project lives. Sets
#   RELEASE_EPOCH, RELEASE_DATE (2026-11-21), RELEASE_DATE_RFC (for Debian's changelog)
#   RELEASES_XML   the versions of CHANGELOG.md as AppStream's <release> elements
set(BITLOUPE_URL "https://bitloupe.example" CACHE STRING "Where the project's pages and pictures are published")
set(BITLOUPE_MAINTAINER "The Bitloupe authors <maintainers@bitloupe.example>" CACHE STRING "Who answers for the packages")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/CHANGELOG.md)

# The date: what the packager says, else the last commit, else the release notes.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  set(RELEASE_EPOCH $ENV{SOURCE_DATE_EPOCH})
else()
  execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    OUTPUT_VARIABLE RELEASE_EPOCH OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT RELEASE_EPOCH MATCHES "^[0-9]+$")
  file(TIMESTAMP ${CMAKE_SOURCE_DIR}/CHANGELOG.md RELEASE_EPOCH "%s" UTC)
endif()
set(GIVEN_EPOCH "$ENV{SOURCE_DATE_EPOCH}")
set(ENV{SOURCE_DATE_EPOCH} ${RELEASE_EPOCH})   # string(TIMESTAMP) follows it
string(TIMESTAMP RELEASE_DATE "%Y-%m-%d" UTC)
string(TIMESTAMP RELEASE_DATE_RFC "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(GIVEN_EPOCH STREQUAL "")
  unset(ENV{SOURCE_DATE_EPOCH})
endif()

function(escape_xml variable)
  set(text "${${variable}}")
  string(REPLACE "&" "&amp;" text "${text}")
  string(REPLACE "<" "&lt;" text "${text}")
  string(REPLACE ">" "&gt;" text "${text}")
  string(REPLACE "`" "" text "${text}")
  set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# release_xml(NOTES OUT): one version's part of the changelog, "Unreleased" or "0.1.0 (2026-11-21)" in its first line
function(release_xml notes out)
  if(notes MATCHES "^([0-9][^ \n]*) \\(([0-9-]+)\\)")
    set(attributes "version=\"${CMAKE_MATCH_1}\" date=\"${CMAKE_MATCH_2}\" type=\"stable\"")
  else()
    set(attributes "version=\"${PROJECT_VERSION}\" date=\"${RELEASE_DATE}\" type=\"development\"")
  endif()
  string(REGEX REPLACE "\n  +" " " notes "${notes}")   # a bullet that goes on in the next line
  string(REGEX MATCHALL "\n- [^\n]+" bullets "${notes}")
  set(xml "    <release ${attributes}>\n      <description>\n        <ul>\n")
  foreach(bullet IN LISTS bullets)
    string(REGEX REPLACE "^\n- " "" bullet "${bullet}")
    escape_xml(bullet)
    string(APPEND xml "          <li>${bullet}</li>\n")
  endforeach()
  string(APPEND xml "        </ul>\n      </description>\n    </release>\n")
  set(${out} "${xml}" PARENT_SCOPE)
endfunction()

# Semicolons and brackets mean something in CMake's lists: they are put aside while the text is taken apart.
file(READ ${CMAKE_SOURCE_DIR}/CHANGELOG.md changes)
string(REPLACE ";" "\t1" changes "${changes}")
string(REPLACE "[" "\t2" changes "${changes}")
string(REPLACE "]" "\t3" changes "${changes}")
string(REPLACE "\n## " ";" changes "${changes}")
list(REMOVE_AT changes 0)
set(RELEASES_XML "")
foreach(notes IN LISTS changes)
  release_xml("${notes}" xml)
  string(APPEND RELEASES_XML "${xml}")
endforeach()
string(REPLACE "\t1" ";" RELEASES_XML "${RELEASES_XML}")
string(REPLACE "\t2" "[" RELEASES_XML "${RELEASES_XML}")
string(REPLACE "\t3" "]" RELEASES_XML "${RELEASES_XML}")
