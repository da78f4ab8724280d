package dev.vox.env.inspect;

/// Whether secrets are shown.
public enum Disclosure {
    /// A secret is `***`.
    MASKED,
    /// A secret is shown as it is, because somebody asked for that.
    REVEALED;

    /// What `--reveal` asks for.
    public static Disclosure revealed(boolean reveal) {
        return reveal ? REVEALED : MASKED;
    }
}
