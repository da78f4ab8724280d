package dev.vox.env.lint;

/// A way in which a file of variables is stored that other tools stumble over.
public enum TextFlaw {
    /// U+FEFF before the first line.
    BYTE_ORDER_MARK("remove the byte-order mark") {
        @Override
        boolean in(String text) {
            return text.startsWith("\ufeff");
        }

        @Override
        String without(String text) {
            return text.substring(1);
        }
    },
    /// CR LF at the end of lines.
    CARRIAGE_RETURNS("end the lines with LF") {
        @Override
        boolean in(String text) {
            return text.contains("\r\n");
        }

        @Override
        String without(String text) {
            return text.replace("\r\n", "\n");
        }
    },
    /// A last line that does not end.
    NO_FINAL_NEWLINE("end the last line") {
        @Override
        boolean in(String text) {
            return !text.isEmpty() && !text.endsWith("\n");
        }

        @Override
        String without(String text) {
            return text + (text.contains("\r\n") ? "\r\n" : "\n");
        }
    };

    private final String action;

    TextFlaw(String action) {
        this.action = action;
    }

    /// What to do about it.
    public String action() {
        return action;
    }

    abstract boolean in(String text);

    abstract String without(String text);
}
