package dev.vox.env;

/// A typed value that remembers its source.
///
/// @param setting the row it belongs to
/// @param value what is in effect
/// @param variable the variable that was read, which an older name of the setting may be
/// @param origin where it was set
public record Value<T>(Setting<T> setting, T value, String variable, Origin origin) {
    /// The value as a message quotes it: `[environment] WORKER_GRPC_PORT=7001`, masked when secret.
    public String quoted() {
        String text = setting.secret() ? Secrets.MASK : setting.type().printer().apply(value);
        return "[" + origin.label() + "] " + variable + "=" + text;
    }
}
