// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/wire_format_lite.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"

namespace pim::network::detail {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;
using google::protobuf::io::CodedOutputStream;

constexpr std::int64_t kProtobufLimit = std::numeric_limits<int>::max();
constexpr int kDeepestSubgraph = 32; // four levels of messages each; protobuf itself stops at 100

/// The messages a large tensor can hide in.
enum class Part { Model, Graph, Node, Attribute, Tensor, SparseTensor };

std::optional<Part> partOf(Part parent, int field)
{
    switch (parent) {
    case Part::Model:
        if (field == onnx::ModelProto::kGraphFieldNumber)
            return Part::Graph;
        break;
    case Part::Graph:
        if (field == onnx::GraphProto::kNodeFieldNumber)
            return Part::Node;
        if (field == onnx::GraphProto::kInitializerFieldNumber)
            return Part::Tensor;
        if (field == onnx::GraphProto::kSparseInitializerFieldNumber)
            return Part::SparseTensor;
        break;
    case Part::Node:
        if (field == onnx::NodeProto::kAttributeFieldNumber)
            return Part::Attribute;
        break;
    case Part::Attribute:
        if (field == onnx::AttributeProto::kTFieldNumber || field == onnx::AttributeProto::kTensorsFieldNumber)
            return Part::Tensor;
        if (field == onnx::AttributeProto::kGFieldNumber || field == onnx::AttributeProto::kGraphsFieldNumber)
            return Part::Graph;
        if (field == onnx::AttributeProto::kSparseTensorFieldNumber)
            return Part::SparseTensor;
        break;
    case Part::SparseTensor:
        if (field == onnx::SparseTensorProto::kValuesFieldNumber || field == onnx::SparseTensorProto::kIndicesFieldNumber)
            return Part::Tensor;
        break;
    case Part::Tensor:
        break;
    }
    return std::nullopt;
}

bool isPayload(int field)
{
    switch (field) {
    case onnx::TensorProto::kRawDataFieldNumber:
    case onnx::TensorProto::kFloatDataFieldNumber:
    case onnx::TensorProto::kInt32DataFieldNumber:
    case onnx::TensorProto::kInt64DataFieldNumber:
    case onnx::TensorProto::kDoubleDataFieldNumber:
    case onnx::TensorProto::kUint64DataFieldNumber:
        return true;
    default:
        return false;
    }
}

/// Copy the message up to the current limit without large tensor payloads; false when it is no protobuf message.
bool copyWithoutWeights(CodedInputStream& in, Part part, int depth, std::string& copy)
{
    google::protobuf::io::StringOutputStream sink(&copy);
    CodedOutputStream out(&sink);
    for (;;) {
        const std::uint32_t tag = in.ReadTag();
        if (tag == 0)
            return in.ConsumedEntireMessage();
        if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
            if (!WireFormatLite::SkipField(&in, tag, &out)) // copies the field
                return false;
            continue;
        }
        const int field = WireFormatLite::GetTagFieldNumber(tag);
        std::uint32_t length = 0;
        if (!in.ReadVarint32(&length) || static_cast<std::int64_t>(length) > in.BytesUntilLimit())
            return false;
        const int size = static_cast<int>(length);
        if (part == Part::Tensor && isPayload(field) && size > kKeptPayloadBytes) {
            if (!in.Skip(size))
                return false;
            continue;
        }
        std::string inner;
        const auto child = partOf(part, field);
        if (child && depth < 4 * kDeepestSubgraph) {
            const auto limit = in.PushLimit(size);
            if (!copyWithoutWeights(in, *child, depth + 1, inner))
                return false;
            in.PopLimit(limit);
        } else if (!in.ReadString(&inner, size)) {
            return false;
        }
        out.WriteTag(tag);
        out.WriteVarint32(static_cast<std::uint32_t>(inner.size()));
        out.WriteString(inner);
    }
}

/// An open file that hashes what it hands out.
class HashingInput : public google::protobuf::io::ZeroCopyInputStream
{
public:
    HashingInput(int fd, const RunContext& run)
        : m_fd(fd), m_run(run), m_digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free), m_block(256 * 1024)
    {
        EVP_DigestInit_ex(m_digest.get(), EVP_sha256(), nullptr);
    }

    bool Next(const void** data, int* size) override
    {
        if (m_unread > 0) {
            *data = m_block.data() + (m_filled - m_unread);
            *size = m_unread;
            m_position += m_unread;
            m_unread = 0;
            return true;
        }
        if (m_run.cancelled())
            return false;
        ssize_t got = 0;
        do
            got = ::read(m_fd, m_block.data(), m_block.size());
        while (got < 0 && errno == EINTR);
        if (got < 0)
            m_error = errno;
        if (got <= 0)
            return false;
        EVP_DigestUpdate(m_digest.get(), m_block.data(), static_cast<std::size_t>(got));
        m_filled = static_cast<int>(got);
        m_position += got;
        *data = m_block.data();
        *size = m_filled;
        return true;
    }
    void BackUp(int count) override
    {
        m_unread = count;
        m_position -= count;
    }
    bool Skip(int count) override
    {
        const void* data = nullptr;
        int size = 0;
        while (count > 0) {
            if (!Next(&data, &size))
                return false;
            if (size > count)
                BackUp(size - count);
            count -= std::min(count, size);
        }
        return true;
    }
    std::int64_t ByteCount() const override { return m_position; }

    int error() const { return m_error; }
    std::string hex()
    {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_digest.get(), digest, &length);
        static constexpr char kHex[] = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            text += kHex[digest[i] >> 4];
            text += kHex[digest[i] & 15];
        }
        return text;
    }

private:
    int m_fd;
    const RunContext& m_run;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_digest;
    std::vector<char> m_block;
    int m_filled = 0;
    int m_unread = 0;
    std::int64_t m_position = 0;
    int m_error = 0;
};

tl::unexpected<Error> tooLarge(std::int64_t size)
{
    return fail(ErrorCode::ParseError,
                "the file has " + std::to_string(size) + " bytes; protobuf reads at most " + std::to_string(kProtobufLimit)
                    + " (2 GiB). Save the model with its weights as external data");
}

Result<OnnxModel> parse(google::protobuf::io::ZeroCopyInputStream& stream, std::int64_t size)
{
    std::string small;
    {
        CodedInputStream in(&stream);
        in.SetTotalBytesLimit(std::numeric_limits<int>::max());
        const auto limit = in.PushLimit(static_cast<int>(size));
        if (!copyWithoutWeights(in, Part::Model, 0, small))
            return fail(ErrorCode::ParseError, "is not an ONNX model: no protobuf message, or a truncated one");
        in.PopLimit(limit);
    }
    OnnxModel model;
    if (!model.proto.ParseFromString(small))
        return fail(ErrorCode::ParseError, "is not an ONNX model: a field is malformed, or nested deeper than 100 levels");
    if (!model.proto.has_graph())
        return fail(ErrorCode::ParseError, "is not an ONNX model: it has no graph");
    return model;
}

} // namespace

Result<OnnxModel> readOnnxModel(const std::filesystem::path& path, const RunContext& run)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return fail(ErrorCode::IoError, std::string("cannot open the file: ") + std::strerror(errno));
    const auto close = [](const int* open) { ::close(*open); };
    const std::unique_ptr<const int, decltype(close)> closer(&fd, close);
    struct stat info {};
    if (::fstat(fd, &info) != 0)
        return fail(ErrorCode::IoError, std::string("cannot read the file: ") + std::strerror(errno));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::IoError,
                    S_ISDIR(info.st_mode) ? "is a directory, a file is needed" : "is not a regular file");
    if (info.st_size > kProtobufLimit)
        return tooLarge(info.st_size);
    HashingInput input(fd, run);
    auto model = parse(input, info.st_size);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "the import was cancelled");
    if (input.error() != 0)
        return fail(ErrorCode::IoError, std::string("cannot read the file: ") + std::strerror(input.error()));
    if (model)
        model->sha256 = input.hex();
    return model;
}

Result<OnnxModel> readOnnxModel(std::string_view bytes)
{
    if (static_cast<std::int64_t>(bytes.size()) > kProtobufLimit)
        return tooLarge(static_cast<std::int64_t>(bytes.size()));
    google::protobuf::io::ArrayInputStream input(bytes.data(), static_cast<int>(bytes.size()));
    auto model = parse(input, static_cast<std::int64_t>(bytes.size()));
    if (model)
        model->sha256 = sha256Hex(bytes);
    return model;
}

} // namespace pim::network::detail
