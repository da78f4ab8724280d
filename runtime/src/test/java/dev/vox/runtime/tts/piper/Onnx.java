package dev.vox.runtime.tts.piper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Writes ONNX models: the parts of `onnx.proto` that a small network needs, as protocol buffers' wire format.
final class Onnx {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Onnx() {}

    /// A `ModelProto`.
    static byte[] model(
            List<byte[]> nodes, List<byte[]> constants, List<byte[]> inputs, byte[] output) {
        Onnx graph = new Onnx();
        nodes.forEach(node -> graph.bytes(1, node));
        graph.text(2, "voice");
        constants.forEach(constant -> graph.bytes(5, constant));
        inputs.forEach(input -> graph.bytes(11, input));
        graph.bytes(12, output);
        Onnx opset = new Onnx().text(1, "").number(2, OPSET);
        return new Onnx().number(1, IR_VERSION).bytes(7, graph.get()).bytes(8, opset.get()).get();
    }

    /// A `NodeProto`.
    static byte[] node(String operator, String output, String... inputs) {
        Onnx node = new Onnx();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator).get();
    }

    /// A `Cast` to a type of element.
    static byte[] cast(int type, String output, String input) {
        Onnx attribute = new Onnx().text(1, "to").number(3, type).number(20, 2);
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        node.writeBytes(node("Cast", output, input));
        node.writeBytes(new Onnx().bytes(5, attribute.get()).get());
        return node.toByteArray();
    }

    /// A `ValueInfoProto` of a tensor; a dimension of -1 is any.
    static byte[] value(String name, int type, long... shape) {
        Onnx dimensions = new Onnx();
        for (long dimension : shape) {
            Onnx one = new Onnx();
            dimensions.bytes(
                    1, (dimension < 0 ? one.text(2, "any") : one.number(1, dimension)).get());
        }
        Onnx tensor = new Onnx().number(1, type).bytes(2, dimensions.get());
        return new Onnx().text(1, name).bytes(2, new Onnx().bytes(1, tensor.get()).get()).get();
    }

    /// A `TensorProto` of one number that has no dimension.
    static byte[] scalar(String name, float value) {
        ByteBuffer raw = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
        return new Onnx().number(2, FLOAT).text(8, name).bytes(9, raw.array()).get();
    }

    /// A `TensorProto` of one whole number that has no dimension.
    static byte[] index(String name, long value) {
        return new Onnx().number(2, INT64).text(8, name).bytes(9, raw(value)).get();
    }

    /// A `TensorProto` of whole numbers in a row.
    static byte[] row(String name, long... values) {
        return new Onnx()
                .number(1, values.length)
                .number(2, INT64)
                .text(8, name)
                .bytes(9, raw(values))
                .get();
    }

    private static byte[] raw(long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        return raw.array();
    }

    private Onnx number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    private Onnx text(int field, String text) {
        return bytes(field, text.getBytes(UTF_8));
    }

    private Onnx bytes(int field, byte[] bytes) {
        varint((long) field << 3 | BYTES);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private byte[] get() {
        return out.toByteArray();
    }
}
