package dev.vox.contract.transport;

import dev.vox.contract.model.Contract;
import dev.vox.contract.worker.Defect;
import dev.vox.contract.worker.SampleContract;

class StdioWorkerTest implements WorkerContract {
    @Override
    public Contract contract(Defect defect) {
        return SampleContract.over("stdio", defect);
    }
}
