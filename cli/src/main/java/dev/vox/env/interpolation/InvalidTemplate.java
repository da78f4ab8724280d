package dev.vox.env.interpolation;

/// A template that cannot be read. The message quotes it.
public final class InvalidTemplate extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTemplate(String template) {
        super("invalid template \"" + template + "\"");
    }
}
