package dev.vox.cli.command.contract;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Checks the file of a contract.
public final class ValidateCommand implements Callable<Integer>, Declared {
    private final OutputOptions output = new OutputOptions();

    private Path file = Path.of("");

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about("Check the file of a contract; every mistake is reported at once.")
                .with(output);
        arguments.required(Path.class, "FILE").about("The contract.").to(given -> file = given);
    }

    @Override
    public Integer call() {
        Contract contract = ContractReader.read(file);
        output.open().result(contract, ContractViews::valid);
        return ExitCode.OK;
    }
}
