package dev.vox.cli.command.contract;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.contract.model.Operation;
import dev.vox.contract.transport.Worker;
import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Calls one operation of a worker.
public final class CallCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox contract call FILE OPERATION [OPTIONS]";

    private final ContractParts parts;
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private Path file = Path.of("");
    private String operation = "";
    private List<String> single = List.of();
    private @Nullable String whole;
    private Duration timeout = Duration.ZERO;

    /// A command that starts or reaches workers.
    public CallCommand(ContractParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Start or reach the worker of a contract and call one operation.",
                        "Prints the result; exit 1 when the worker refuses, or does not answer.",
                        "Without --arg and --args the operation's first sample is sent.")
                .with(project, output);
        arguments
                .options(String.class, "NAME=VALUE", "--arg")
                .about("An argument; a value that is JSON counts as such, else it is text.")
                .to(given -> single = given);
        arguments
                .option(String.class, "JSON", "--args")
                .about("All arguments as one object.")
                .to(given -> whole = given);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("30s")
                .about("How long the answer may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
        arguments.required(Path.class, "FILE").about("The contract.").to(given -> file = given);
        arguments
                .required(String.class, "OPERATION")
                .about("An operation of the contract.")
                .to(given -> operation = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Contract contract = ContractReader.read(file);
        Request request = new Request(known(contract).name(), arguments(contract));
        Reply reply;
        try (Worker worker = parts.workers(new Project(project.resolve())).of(contract)) {
            reply = worker.open().call(request, timeout);
        }
        output.open().result(reply, ContractViews::reply);
        return reply instanceof Reply.Answered ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private Operation known(Contract contract) {
        List<String> names = contract.operations().stream().map(Operation::name).toList();
        return contract.operation(operation)
                .orElseThrow(() ->
                        new UsageProblem(
                                "the contract has no operation '%s'".formatted(operation),
                                Nearest.to(operation, names)
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse("it has " + String.join(", ", names)),
                                USAGE));
    }

    private JsonValue.Members arguments(Contract contract) {
        if (whole == null && single.isEmpty()) {
            return known(contract).samples().getFirst();
        }
        Map<String, JsonValue> arguments = new LinkedHashMap<>();
        if (whole != null) {
            arguments.putAll(object(whole).values());
        }
        for (String each : single) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new UsageProblem(
                        "--arg '%s' is no argument".formatted(each), "such as id=gpu-0", USAGE);
            }
            arguments.put(each.substring(0, equals), value(each.substring(equals + 1)));
        }
        return new JsonValue.Members(arguments);
    }

    private static JsonValue.Members object(String text) {
        try {
            if (Json.parse("--args", text) instanceof JsonValue.Members members) {
                return members;
            }
        } catch (MalformedJson e) {
            throw new UsageProblem(String.valueOf(e.getMessage()), "such as '{\"id\": 7}'", USAGE);
        }
        throw new UsageProblem("--args is no JSON object", "such as '{\"id\": 7}'", USAGE);
    }

    private static JsonValue value(String text) {
        try {
            return Json.parse("--arg", text);
        } catch (MalformedJson e) {
            return new JsonValue.Text(text);
        }
    }
}
