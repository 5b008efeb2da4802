# SPDX-License-Identifier: GPL-3.0-or-later
# pim_embed_files(TARGET NAMESPACE FUNCTION FILES...): build a source into TARGET that holds FILES; see embed_files.cmake.
function(pim_embed_files target namespace function)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
    string(REPLACE ";" "|" files "${ARGN}")
    add_custom_command(
        OUTPUT "${output}"
        COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DNAMESPACE=${namespace}" "-DFUNCTION=${function}" "-DFILES=${files}"
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
        DEPENDS ${ARGN} "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
        VERBATIM)
    set_source_files_properties("${output}" TARGET_DIRECTORY ${target} PROPERTIES GENERATED TRUE)
    # The library is defined in a parent folder, where Ninja would not know the rule above without this.
    add_custom_target(${function}_source DEPENDS "${output}")
    add_dependencies(${target} ${function}_source)
    target_sources(${target} PRIVATE "${output}")
endfunction()
