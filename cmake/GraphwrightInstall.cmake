# Installs data/ beside the library and the package files for find_package(graphwright).
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/graphwright)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(EXPORT graphwright-targets NAMESPACE graphwright::
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/graphwright)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/graphwright-config.cmake.in
  ${PROJECT_BINARY_DIR}/graphwright-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/graphwright)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/graphwright-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/graphwright-config.cmake ${PROJECT_BINARY_DIR}/graphwright-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/graphwright)
