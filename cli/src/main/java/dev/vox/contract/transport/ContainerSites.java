package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Transport;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Workers that are commands in a container.
///
/// They are started by the container's `sh`, which tells its process id before it becomes the command: without it nothing but
/// closing the streams could end the command, for an engine has no call that ends what it executes.
record ContainerSites(
        Contract contract, Transport.Exec exec, ContainerDoor door, Variables variables)
        implements Sites {
    private static final String TELLING = "echo \"vox-worker $$\" >&2; exec \"$@\"";

    @Override
    public Set<Power> powers() {
        return EnumSet.allOf(Power.class);
    }

    @Override
    public Site next() throws InterruptedException {
        String name = variables.expand(exec.place().name());
        String container = exec.place().service() ? door.containerOf(name) : name;
        List<String> command = new ArrayList<>(List.of("sh", "-c", TELLING, "sh"));
        exec.command().forEach(word -> command.add(variables.expand(word)));
        ContainerProgram program =
                ContainerProgram.begin(door, container, door.start(container, command));
        return new Site(program, new StreamLink(new Codec(contract), exec.command().getFirst()));
    }
}
