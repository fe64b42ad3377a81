# graphwright_part(NAME SOURCES … [USES part…] [PRIVATE library…] [PUBLIC library…])
#
# Makes the library graphwright::NAME from the sources of this folder. USES names the parts that it may include; what a
# part is allowed to use is stated here and nowhere else, and tests/layers_test.py holds the includes against it.
function(graphwright_part name)
  cmake_parse_arguments(PART "" "" "SOURCES;USES;PRIVATE;PUBLIC" ${ARGN})
  set(target graphwright_${name})
  add_library(${target} ${PART_SOURCES})
  add_library(graphwright::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/graphwright>)
  list(TRANSFORM PART_USES PREPEND graphwright::)
  target_link_libraries(${target} PUBLIC ${PART_USES} ${PART_PUBLIC} PRIVATE ${PART_PRIVATE})
  graphwright_settings(${target})
  install(TARGETS ${target} EXPORT graphwright-targets)
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/graphwright/${folder}
    FILES_MATCHING PATTERN "*.hpp" PATTERN detail EXCLUDE)
endfunction()

# The language standard and the warnings of every target of the project.
function(graphwright_settings target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
    -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough
    # GCC 12 warns of its own std::string: gcc.gnu.org/PR105651.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${GRAPHWRIGHT_STRICT}>:-Werror>)
endfunction()
