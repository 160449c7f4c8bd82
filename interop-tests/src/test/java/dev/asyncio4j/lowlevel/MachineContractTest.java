package dev.asyncio4j.lowlevel;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.ExecutorAdapterContract;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of adapters, kept by the one of the tests. */
@ExtendWith(NothingLeftBehind.class)
class MachineContractTest extends ExecutorAdapterContract {
  private final Machine machine = new Machine();

  @Override
  protected ExecutorService executor() {
    return machine;
  }
}
