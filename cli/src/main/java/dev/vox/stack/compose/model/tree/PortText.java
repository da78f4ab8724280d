package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.Sequence;

import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The short form of a port: `[[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL]`, each of the two a number or a range.
final class PortText {
    private static final int LARGEST = 65_535;
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
    private static final String FIX = "; write \"8080:80\", \"127.0.0.1:8080:80\" or \"53:53/udp\"";

    private final Mistakes mistakes;

    PortText(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /// A list of ports, each in the long form; a range becomes as many as it has.
    YamlNode all(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            mistakes.add(node.place(), "'ports' must be a list, not " + node.kind());
            return new Sequence(node.place(), List.of());
        }
        List<YamlNode> ports = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            if (item instanceof Scalar scalar && !Nodes.isNothing(item)) {
                parse(scalar.place(), ScalarText.of(scalar), ports);
            } else {
                ports.add(item);
            }
        }
        return new Sequence(sequence.place(), ports);
    }

    /// A number or a range of them.
    private record Range(int first, int last) {
        int size() {
            return last - first;
        }
    }

    private void parse(Place place, String text, List<YamlNode> ports) {
        int slash = text.lastIndexOf('/');
        String protocol = slash < 0 ? "tcp" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
        String numbers = slash < 0 ? text : text.substring(0, slash);
        int targetAt = numbers.lastIndexOf(':');
        int publishedAt = targetAt < 0 ? -1 : numbers.lastIndexOf(':', targetAt - 1);
        String address = publishedAt < 0 ? "" : address(numbers.substring(0, publishedAt));
        String published = targetAt < 0 ? "" : numbers.substring(publishedAt + 1, targetAt);
        Range target = range(numbers.substring(targetAt + 1));
        Range outer = published.isEmpty() ? null : range(published);
        String problem = problem(address, protocol, target, outer, published);
        if (problem != null || target == null) {
            mistakes.add(place, "port '%s' %s".formatted(text, problem) + FIX);
            return;
        }
        for (int i = 0; i <= target.size(); i++) {
            ports.add(
                    port(place, address, hostPort(outer, target, i), target.first() + i, protocol));
        }
    }

    private static @Nullable String problem(
            String address,
            String protocol,
            @Nullable Range target,
            @Nullable Range outer,
            String published) {
        if (!PROTOCOLS.contains(protocol.isEmpty() ? "tcp" : protocol)) {
            return "has protocol '%s', which is none of tcp, udp, sctp".formatted(protocol);
        }
        if (target == null || (outer == null && !published.isEmpty())) {
            return "is no number from 0 to 65535 and no range of them";
        }
        if (!address.isEmpty() && !isAddress(address)) {
            return "has '%s' where an IP address is wanted, one of version 6 in brackets"
                    .formatted(address.startsWith("[") ? address.substring(1) : address);
        }
        boolean fits = outer == null || outer.size() == target.size() || target.size() == 0;
        return fits ? null : "has ranges of different sizes";
    }

    private static @Nullable String hostPort(@Nullable Range outer, Range target, int index) {
        if (outer == null) {
            return null;
        }
        return target.size() == 0 && outer.size() > 0
                ? outer.first() + "-" + outer.last()
                : String.valueOf(outer.first() + index);
    }

    private static Mapping port(
            Place place, String address, @Nullable String published, int target, String protocol) {
        List<Entry> entries = new ArrayList<>(5);
        entries.add(new Entry(place, "mode", Nodes.text(place, "ingress")));
        if (!address.isEmpty()) {
            entries.add(new Entry(place, "host_ip", Nodes.text(place, address)));
        }
        entries.add(new Entry(place, "target", Nodes.text(place, String.valueOf(target))));
        if (published != null) {
            entries.add(new Entry(place, "published", Nodes.text(place, published)));
        }
        String spoken = protocol.isEmpty() ? "tcp" : protocol;
        entries.add(new Entry(place, "protocol", Nodes.text(place, spoken)));
        return new Mapping(place, entries);
    }

    private static @Nullable Range range(String text) {
        int dash = text.indexOf('-');
        int first = number(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : number(text.substring(dash + 1));
        return first < 0 || last < first ? null : new Range(first, last);
    }

    /// A number from 0 to 65535; -1 when it is none.
    static int number(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            int number = Integer.parseInt(text);
            return number > LARGEST ? -1 : number;
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }

    /// The address without its brackets; one of version 6 that has none stays no address.
    private static String address(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        return bracketed || address.indexOf(':') < 0 ? address : "[" + address;
    }

    /// Asks no name service: the text is taken for an address only where it can be one.
    private static boolean isAddress(String text) {
        if (text.indexOf(':') >= 0) {
            return !text.startsWith("[") && isVersion6(text);
        }
        String[] bytes = text.split("\\.", -1);
        if (bytes.length != 4) {
            return false;
        }
        for (String each : bytes) {
            boolean padded = each.length() > 1 && each.startsWith("0");
            if (padded || number(each) < 0 || number(each) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersion6(String text) {
        try {
            return Inet6Address.ofLiteral(text) != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
