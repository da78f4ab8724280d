package dev.vox.bench.load;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/// What a generator used of the machine up to now.
///
/// @param at when, in ns of the ticker
/// @param processor time that it used, in ns
/// @param threads processor time of each of its threads, by their ids, in ns
record GeneratorLoad(long at, long processor, Map<Long, Long> threads) {
    /// Processor time of the whole process, garbage collection and compilation included; or of the generator's threads alone,
    /// when what it measures runs in the same process.
    static GeneratorLoad now(long at, long[] threads, boolean sameProcess) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Map<Long, Long> each = new HashMap<>();
        for (long id : threads) {
            each.put(id, Math.max(0, bean.getThreadCpuTime(id)));
        }
        long all =
                sameProcess ? each.values().stream().mapToLong(Long::longValue).sum() : process();
        return new GeneratorLoad(at, all, each);
    }

    private static long process() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// The share of the time since then in which its busiest thread ran, 0 to 1.
    double busiest(GeneratorLoad since) {
        long most = 0;
        for (Map.Entry<Long, Long> each : threads.entrySet()) {
            most = Math.max(most, each.getValue() - since.threads.getOrDefault(each.getKey(), 0L));
        }
        return (double) most / Math.max(1, at - since.at);
    }
}
