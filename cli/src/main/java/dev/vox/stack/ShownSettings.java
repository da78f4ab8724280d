package dev.vox.stack;

import dev.vox.env.AgentSettings;
import dev.vox.env.Environment;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.profile.ModelChoice;
import dev.vox.stack.plan.Difference;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A stack's settings by variable, as the run state keeps them.
///
/// A free text may be built from a secret, so that only its digest is kept, as of a secret itself. What an agent is made of
/// counts where there is one.
final class ShownSettings {
    private static final int DIGEST_BYTES = 8;
    private static final Set<Setting<String>> FREE =
            Set.of(AgentSettings.PROMPT, AgentSettings.OPENAI_API_KEY);

    private final Map<String, String> shown = new TreeMap<>();

    private ShownSettings() {}

    static Map<String, String> of(StackSettings settings) {
        ShownSettings all = new ShownSettings();
        SpeechSettings speech = settings.speech();
        all.put(Settings.MODE, settings.mode());
        settings.ports().all().forEach(claim -> all.put(claim.setting(), claim.port()));
        all.put(Settings.MAX_SESSIONS, settings.maxSessions());
        all.put(Settings.MAX_CONCURRENT_SESSIONS, settings.maxConcurrentSessions());
        all.put(Settings.LOG_LEVEL, settings.logLevel());
        all.shown.putAll(of(speech.choice(), speech.tonesOnly()));
        all.put(Settings.PRELOAD_MODELS, speech.preload());
        all.put(Settings.MODEL_TTL, speech.ttl());
        all.put(Settings.MIN_RESIDENCY, speech.minResidency());
        all.put(Settings.RESIDENT_CAP, speech.residentCap());
        all.put(Settings.MAX_PARALLEL_LOADS, speech.maxParallelLoads());
        all.put(Settings.EVICT_CHECK_INTERVAL, speech.evictCheckInterval());
        all.put(Settings.MOCK_FRAME_DELAY, speech.mockFrameDelay());
        all.put(Settings.WARMUP_TEXT, digest(speech.warmupText()));
        if (settings.mode() != OrchestratorMode.LEGACY) {
            AgentSettings.rows().forEach(row -> all.putSet(row, settings.agent()));
        }
        return Map.copyOf(all.shown);
    }

    /// What they say of the model.
    static Map<String, String> of(ModelChoice choice, boolean tonesOnly) {
        ShownSettings model = new ShownSettings();
        model.put(Settings.MODEL, choice.profile());
        model.put(Settings.MODEL_ID, choice.modelId());
        model.put(Settings.ADAPTER, choice.adapter() + (tonesOnly ? " only" : ""));
        return model.shown;
    }

    private <T> void put(Setting<T> setting, @Nullable T value) {
        if (value != null) {
            shown.put(setting.variable(), setting.type().printer().apply(value));
        }
    }

    private <T> void putSet(Setting<T> row, Environment agent) {
        agent.find(row)
                .filter(_ -> agent.isSet(row))
                .map(value -> row.type().printer().apply(value.value()))
                .ifPresent(text ->
                        shown.put(row.variable(), FREE.contains(row) ? digest(text) : text));
    }

    private static String digest(String text) {
        try {
            byte[] bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Difference.DIGEST + HexFormat.of().formatHex(bytes, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
