# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
# The Debian package: `cmake --build build/release --target package`. What a desktop has to learn of a new program (menu,
# MIME types, icons) is learnt by dpkg's own file triggers, so the package needs no scripts.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME bitloupe)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The Bitloupe authors")
set(CPACK_PACKAGE_CONTACT "${BITLOUPE_MAINTAINER}")
set(CPACK_PACKAGE_HOMEPAGE_URL "${BITLOUPE_URL}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See what quantization does to neural-network weights")
set(CPACK_PACKAGE_DESCRIPTION
"Bitloupe opens weight files (safetensors, HDF5 and Keras, npy, npz), quantizes
every tensor the way the field does it, and shows where the weights lie, where
each calibrator would clip, which channels carry the error, and how NF4's
levels fall against INT4's: exactly, on every element, while the settings are
moved.
.
The package holds the window, bitloupe, and the same engine as a command line,
bitloupe-cli, which needs no display.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_CHECKSUM SHA256)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Without any font every letter is a box; CJK and Qt's own words are for those who read Chinese or German.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "fonts-dejavu-core | fonts-noto-core, fonts-noto-cjk, hicolor-icon-theme, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Before the files are packed: what Debian wants otherwise than `cmake --install` does, and dates that can be reproduced.
configure_file(before_packing.cmake.in before_packing.cmake @ONLY)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_BINARY_DIR}/before_packing.cmake)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/package_date.cmake)
set(CPACK_RELEASE_EPOCH ${RELEASE_EPOCH})

set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_IGNORE_FILES "/\\\\.git/;/build/;/\\\\.cache/;__pycache__")
include(CPack)
