# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D CLI=pimstudio-cli -D OUTPUT=x.pims -P synthesize.cmake -- SYNTH-ARGUMENTS...: quiet unless it fails.
set(words "")
set(seen FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(seen)
        list(APPEND words "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(seen TRUE)
    endif()
endforeach()
execute_process(COMMAND "${CLI}" synth ${words} --effort fast --progress none -o "${OUTPUT}"
                RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_QUIET)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${CLI} synth ${words}: ${status}\n${said}")
endif()
