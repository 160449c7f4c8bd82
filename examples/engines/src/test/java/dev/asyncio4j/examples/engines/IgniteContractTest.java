package dev.asyncio4j.examples.engines;

import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.ExecutorAdapterContract;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.logger.NullLogger;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** The contract of adapters, on a node of Ignite in this JVM. */
@Timeout(120)
class IgniteContractTest extends ExecutorAdapterContract {
  private static Ignite ignite;
  private static ExecutorService executor;

  @BeforeAll
  @Timeout(120)
  static void start() throws Exception {
    int port = ServerProcess.freePort();
    var finder = new TcpDiscoveryVmIpFinder().setAddresses(List.of("127.0.0.1:" + port));
    var discovery = new TcpDiscoverySpi().setLocalPort(port).setIpFinder(finder);
    ignite =
        Ignition.start(
            new IgniteConfiguration()
                .setLocalHost("127.0.0.1")
                .setGridLogger(new NullLogger())
                .setMetricsLogFrequency(0)
                .setWorkDirectory(Files.createTempDirectory("ignite").toString())
                .setDiscoverySpi(discovery));
    executor = ignite.executorService();
  }

  @AfterAll
  static void stop() {
    ignite.close();
  }

  @Override
  protected ExecutorService executor() {
    return executor;
  }
}
