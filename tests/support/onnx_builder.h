// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pim::test {

/// Small ONNX models in code: OnnxBuilder m; m.input("x", {1,3,8,8}); m.weights("w", {4,3,3,3}); m.node("Conv", {"x","w"}, {"y"}).ints("pads", …)
class OnnxBuilder
{
public:
    /// Attributes of the node just added.
    class NodeRef
    {
    public:
        explicit NodeRef(onnx::NodeProto* node) : m_node(node) { }
        NodeRef& ints(const char* name, std::initializer_list<std::int64_t> values)
        {
            auto* a = add(name, onnx::AttributeProto::INTS);
            for (const auto v : values)
                a->add_ints(v);
            return *this;
        }
        NodeRef& i(const char* name, std::int64_t value)
        {
            add(name, onnx::AttributeProto::INT)->set_i(value);
            return *this;
        }
        NodeRef& f(const char* name, float value)
        {
            add(name, onnx::AttributeProto::FLOAT)->set_f(value);
            return *this;
        }
        NodeRef& s(const char* name, const char* value)
        {
            add(name, onnx::AttributeProto::STRING)->set_s(value);
            return *this;
        }
        NodeRef& t(const char* name, const onnx::TensorProto& value)
        {
            *add(name, onnx::AttributeProto::TENSOR)->mutable_t() = value;
            return *this;
        }
        NodeRef& named(const char* name)
        {
            m_node->set_name(name);
            return *this;
        }
        NodeRef& domain(const char* name)
        {
            m_node->set_domain(name);
            return *this;
        }
        onnx::NodeProto* proto() { return m_node; }

    private:
        onnx::AttributeProto* add(const char* name, onnx::AttributeProto::AttributeType type)
        {
            auto* a = m_node->add_attribute();
            a->set_name(name);
            a->set_type(type);
            return a;
        }
        onnx::NodeProto* m_node;
    };

    explicit OnnxBuilder(std::int64_t opset = 13)
    {
        model.set_ir_version(8);
        model.add_opset_import()->set_version(opset);
        model.mutable_graph()->set_name("built");
    }

    /// A float input; an extent of 0 has no value, -1 is the symbol "N".
    OnnxBuilder& input(const char* name, const std::vector<std::int64_t>& shape, int type = onnx::TensorProto::FLOAT)
    {
        declare(model.mutable_graph()->add_input(), name, shape, type);
        return *this;
    }
    OnnxBuilder& output(const char* name)
    {
        model.mutable_graph()->add_output()->set_name(name);
        return *this;
    }
    OnnxBuilder& info(const char* name, const std::vector<std::int64_t>& shape)
    {
        declare(model.mutable_graph()->add_value_info(), name, shape, onnx::TensorProto::FLOAT);
        return *this;
    }
    /// An initializer of this shape without contents.
    OnnxBuilder& weights(const char* name, const std::vector<std::int64_t>& shape, int type = onnx::TensorProto::FLOAT)
    {
        auto* t = model.mutable_graph()->add_initializer();
        t->set_name(name);
        t->set_data_type(type);
        for (const auto d : shape)
            t->add_dims(d);
        return *this;
    }
    OnnxBuilder& integers(const char* name, const std::vector<std::int64_t>& values)
    {
        *model.mutable_graph()->add_initializer() = integerTensor(name, values);
        return *this;
    }
    OnnxBuilder& scalar(const char* name, float value)
    {
        auto* t = model.mutable_graph()->add_initializer();
        t->set_name(name);
        t->set_data_type(onnx::TensorProto::FLOAT);
        t->add_float_data(value);
        return *this;
    }
    NodeRef node(const char* op, std::initializer_list<const char*> inputs, std::initializer_list<const char*> outputs)
    {
        auto* n = model.mutable_graph()->add_node();
        n->set_op_type(op);
        for (const char* name : inputs)
            n->add_input(name);
        for (const char* name : outputs)
            n->add_output(name);
        return NodeRef(n);
    }
    static onnx::TensorProto integerTensor(const char* name, const std::vector<std::int64_t>& values)
    {
        onnx::TensorProto t;
        t.set_name(name);
        t.set_data_type(onnx::TensorProto::INT64);
        t.add_dims(static_cast<std::int64_t>(values.size()));
        for (const auto v : values)
            t.add_int64_data(v);
        return t;
    }
    std::string bytes() const { return model.SerializeAsString(); }

    onnx::ModelProto model;

private:
    static void declare(onnx::ValueInfoProto* info, const char* name, const std::vector<std::int64_t>& shape, int type)
    {
        info->set_name(name);
        auto* tensor = info->mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(type);
        tensor->mutable_shape();
        for (const auto d : shape) {
            auto* dim = tensor->mutable_shape()->add_dim();
            if (d > 0)
                dim->set_dim_value(d);
            else if (d < 0)
                dim->set_dim_param("N");
        }
    }
};

} // namespace pim::test
