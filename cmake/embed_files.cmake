# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DOUTPUT=x.cpp -DNAMESPACE=pim::room -DFUNCTION=embeddedX -DFILES=a.json|b.json -P embed_files.cmake
# Writes a C++ source that defines FUNCTION(): the files' names without folder and extension, and their bytes. So the
# program needs no data folder at run time.
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(rows "")
set(index 0)
foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME_WLE)
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(APPEND arrays "const unsigned char kFile${index}[] = { ${bytes} 0 };\n")
    string(APPEND rows "        { \"${name}\", { reinterpret_cast<const char*>(kFile${index}), sizeof kFile${index} - 1 } },\n")
    math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from data files; edit those.
#include <string_view>
#include <utility>
#include <vector>

namespace ${NAMESPACE} {
namespace {
${arrays}} // namespace
std::vector<std::pair<std::string_view, std::string_view>> ${FUNCTION}();
std::vector<std::pair<std::string_view, std::string_view>> ${FUNCTION}()
{
    return {
${rows}    };
}
} // namespace ${NAMESPACE}
")
