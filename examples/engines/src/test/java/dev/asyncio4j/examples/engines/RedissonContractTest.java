package dev.asyncio4j.examples.engines;

import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.ExecutorAdapterContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.redisson.Redisson;
import org.redisson.api.RExecutorService;
import org.redisson.api.RedissonClient;
import org.redisson.api.WorkerOptions;
import org.redisson.codec.SerializationCodec;
import org.redisson.config.Config;
import redis.embedded.core.ExecutableProvider;

/** The contract of adapters, on workers of Redisson in this JVM. */
@Timeout(120)
class RedissonContractTest extends ExecutorAdapterContract {
  private static Process server;
  private static RedissonClient redisson;
  private static RExecutorService executor;

  @BeforeAll
  @Timeout(120)
  static void start() throws Exception {
    int port = ServerProcess.freePort();
    var folder = Files.createTempDirectory("redis");
    var command = List.of(program(), "--port", "" + port, "--dir", folder.toString(), "--save", "");
    server = ServerProcess.start(folder, port, command);
    var config = new Config().setCodec(new SerializationCodec());
    config.useSingleServer().setAddress("redis://127.0.0.1:" + port);
    redisson = Redisson.create(config);
    executor = redisson.getExecutorService("work");
    executor.registerWorkers(WorkerOptions.defaults().workers(2));
  }

  private static String program() throws Exception {
    var installed = Path.of("/usr/bin/redis-server");
    if (Files.isExecutable(installed)) return installed.toString();
    return ExecutableProvider.newJarResourceProvider().get().getPath();
  }

  @AfterAll
  static void stop() throws Exception {
    redisson.shutdown();
    server.getOutputStream().close();
    server.waitFor();
  }

  @Override
  protected ExecutorService executor() {
    return executor;
  }
}
