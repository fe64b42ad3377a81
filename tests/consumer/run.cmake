# Installs a build into a scratch folder, then configures, builds and runs the consumer project against it.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(failed)
    message(FATAL_ERROR "${ARGN} failed:\n${output}")
  endif()
  message(STATUS "${output}")
endfunction()

file(REMOVE_RECURSE ${SCRATCH})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${SCRATCH}/installed)
run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE} -B ${SCRATCH}/build -D CMAKE_PREFIX_PATH=${SCRATCH}/installed
  -D CMAKE_CXX_FLAGS=${FLAGS} -D CMAKE_CXX_COMPILER=${COMPILER})
run(${CMAKE_COMMAND} --build ${SCRATCH}/build)
set(ENV{GRAPHWRIGHT_DATA} ${SCRATCH}/installed/share/graphwright)
run(${SCRATCH}/build/consumer)
set(ENV{GRAPHWRIGHT_DATA})
run(${SCRATCH}/installed/bin/graphwright formats)
