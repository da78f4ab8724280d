package dev.vox.validate.check.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names that a `.proto` file declares.
///
/// Source: the Protocol Buffers language guide, proto3.
///
/// @param all messages, enums, their values, fields, services and calls
/// @param calls of services, by themselves
record ProtoNames(List<String> all, List<String> calls) {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\b(?:message|enum|service)\\s+(\\w+)");
    private static final Pattern CALL = Pattern.compile("\\brpc\\s+(\\w+)");

    /// A field or a value of an enum; options (`[deprecated = true]`, `option x = y;`) are none, for what they are set to is no
    /// number.
    private static final Pattern FIELD =
            Pattern.compile("(\\w+)\\s*=\\s*-?(?:0x)?[0-9a-fA-F]+\\s*(?:\\[[^]]*])?\\s*;");

    ProtoNames {
        all = List.copyOf(all);
        calls = List.copyOf(calls);
    }

    static ProtoNames of(String text) {
        String plain = COMMENT.matcher(text).replaceAll(" ");
        List<String> calls = found(CALL, plain);
        Set<String> all = new LinkedHashSet<>(found(TYPE, plain));
        all.addAll(found(FIELD, plain));
        all.addAll(calls);
        return new ProtoNames(new ArrayList<>(all), calls);
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
