package dev.vox.env;

/// The rows of the settings table that say how a worker registers.
final class RegistrationSettings {
    static final Setting<String> NAME =
            Setting.of(
                    "worker.name",
                    "WORKER_NAME",
                    SettingType.text(),
                    null,
                    "What the worker is called where REDIS_URL says; unset, its host's name and"
                            + " port.");

    static final Setting<String> ADVERTISED =
            Setting.of(
                    "worker.advertise-addr",
                    "WORKER_ADVERTISE_ADDR",
                    SettingType.text("grpc://host:port"),
                    null,
                    "Where others reach the worker; unset, its address on the way to Redis.");

    private RegistrationSettings() {}
}
