# SPDX-License-Identifier: GPL-3.0-or-later
# pim_options: include root, language level and warnings that every target of ours uses.
add_library(pim_options INTERFACE)
target_include_directories(pim_options INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
target_compile_features(pim_options INTERFACE cxx_std_20)
target_compile_options(pim_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                       $<$<BOOL:${PIM_WERROR}>:-Werror> -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(pim_options INTERFACE -Wno-restrict) # false alarms on "literal" + string (GCC bug 105651)
endif()
if(PIM_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(pim_options INTERFACE -fuse-ld=mold)
endif()

set(PIM_TEST_TIMEOUT 60 CACHE STRING "Seconds a test program may take; the sanitizer presets give more")

# pim_add_test(NAME LIBRARIES... ): one Qt Test program tests/.../NAME.cpp beside the calling CMakeLists.txt.
function(pim_add_test name)
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE pim_options Qt6::Test ${ARGN})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${name} PRIVATE QT_NO_FOREACH PIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(${name} PROPERTIES AUTOMOC_MOC_OPTIONS "--include;${PROJECT_SOURCE_DIR}/cmake/moc_prelude.h")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${PIM_TEST_TIMEOUT} ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
