package dev.vox.env.interpolation;

import org.jspecify.annotations.Nullable;

/// A piece of a template.
public sealed interface Part {
    /// Text that stands for itself; `$$` is a dollar sign in it already.
    record Literal(String text) implements Part {}

    /// A variable.
    ///
    /// @param name its name
    /// @param operator what is done with it; null for its plain value
    /// @param word what stands behind the operator, a template itself; empty without one
    record Reference(String name, @Nullable Operator operator, Template word) implements Part {}

    /// What stands between a variable's name and its word.
    enum Operator {
        /// `:-`, the word if empty or unset.
        DEFAULT_IF_EMPTY(":-"),
        /// `-`, the word if unset.
        DEFAULT_IF_UNSET("-"),
        /// `:?`, an error with the word if empty or unset.
        REQUIRED_NOT_EMPTY(":?"),
        /// `?`, an error with the word if unset.
        REQUIRED_SET("?"),
        /// `:+`, the word if set and not empty.
        ALTERNATIVE_IF_NOT_EMPTY(":+"),
        /// `+`, the word if set.
        ALTERNATIVE_IF_SET("+");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// As it is written.
        public String sign() {
            return sign;
        }

        /// Whether being empty counts as being unset.
        public boolean countsEmptyAsUnset() {
            return sign.startsWith(":");
        }
    }
}
