package dev.asyncio4j.hazelcast;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.ExecutorAdapterContract;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of adapters, on two members. */
@ExtendWith(NothingLeftBehind.class)
class HazelcastContractTest extends ExecutorAdapterContract {
  private static final ExecutorService EXECUTOR =
      HazelcastExecutors.executor(Cluster.HZ, "contract");

  @BeforeAll
  static void start() {
    Cluster.other();
  }

  @Override
  protected ExecutorService executor() {
    return EXECUTOR;
  }
}
