package dev.vox.stack.compose.model.read;

import dev.vox.stack.compose.model.Service.Port;
import dev.vox.stack.compose.model.Service.Protocol;
import dev.vox.yaml.YamlNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads ports in their long form. Those of SCTP are passed over: nothing that vox checks speaks it.
final class PortReader {
    private static final int LARGEST = 65_535;

    private PortReader() {}

    static List<Port> ports(Fields service) {
        List<Port> ports = new ArrayList<>();
        for (Fields port : service.sections("ports")) {
            Integer target = port.whole("target", LARGEST);
            if (port.at("target") == null) {
                port.mistakes()
                        .add(
                                port.mapping().place(),
                                "a port of '%s' has no target; add 'target: PORT'"
                                        .formatted(service.name()));
            }
            Protocol protocol = protocol(port);
            if (target != null && protocol != null) {
                ports.add(port(port, target, protocol));
            }
        }
        return ports;
    }

    private static Port port(Fields port, int target, Protocol protocol) {
        String published = port.text("published");
        int dash = published == null ? -1 : published.indexOf('-');
        Integer first = number(port, dash < 0 ? published : published(published, 0, dash));
        Integer last =
                dash < 0 || published == null ? first : number(port, published.substring(dash + 1));
        boolean chosen = first != null && first == 0;
        return new Port(
                port.text("host_ip"),
                chosen ? null : first,
                chosen ? null : last,
                target,
                protocol);
    }

    private static @Nullable String published(@Nullable String text, int from, int to) {
        return text == null ? null : text.substring(from, to);
    }

    private static @Nullable Integer number(Fields port, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= LARGEST) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            return wrong(port);
        }
        return wrong(port);
    }

    private static @Nullable Integer wrong(Fields port) {
        YamlNode value = port.at("published");
        return value == null
                ? null
                : port.wrong("published", "a number from 0 to 65535 or a range of them", value);
    }

    private static @Nullable Protocol protocol(Fields port) {
        String text = port.text("protocol");
        return switch (text == null ? "tcp" : text.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Protocol.TCP;
            case "udp" -> Protocol.UDP;
            default -> null;
        };
    }
}
