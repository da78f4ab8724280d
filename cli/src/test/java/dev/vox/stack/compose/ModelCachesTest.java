package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ModelCachesTest {
    @ParameterizedTest
    @CsvSource({
        "hf-cache, /data, true",
        "hfcache, /data, true",
        "tts_models, /x, true",
        "data, /root/.cache/huggingface, true",
        "data, /opt/torch/hub, true",
        "data, /app/voices, true",
        "redis-data, /data, false",
        "cachet, /srv, false",
        "modeler, /srv, false",
        "pgdata, /var/lib/postgresql/data, false"
    })
    void a_volume_is_a_cache_by_its_name_or_by_where_it_is_mounted(
            String name, String target, boolean cache) {
        assertThat(ModelCaches.has(name, List.of(target))).isEqualTo(cache);
    }
}
