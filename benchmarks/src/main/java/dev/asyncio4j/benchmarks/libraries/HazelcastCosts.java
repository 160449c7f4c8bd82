package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.asyncio4j.Future;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.hazelcast.HazelcastExecutors;
import java.io.IOException;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work on a second member, in a JVM that this one starts; beside Hazelcast's own calls. */
public final class HazelcastCosts {
  private static final int MANY = 10_000;
  private static final int CALLERS = 16;
  private static final int BUSY_MILLIS = 200;

  private interface Work extends Callable<Integer>, Serializable {}

  private HazelcastCosts() {}

  /**
   * Measures; with arguments it is the second member.
   *
   * @param args the address of the first member
   */
  public static void main(String[] args) throws Exception {
    var hz = Hazelcast.newHazelcastInstance(config(args));
    if (args.length > 0) {
      while (System.in.read() >= 0) Thread.onSpinWait();
      Runtime.getRuntime().halt(0);
    }
    var second = start(hz);
    try {
      var member = joined(hz);
      run(async(() -> ours(hz, member)));
      theirs(hz, member);
    } finally {
      second.destroyForcibly();
      hz.shutdown();
    }
  }

  private static Config config(String[] seed) {
    var config = HazelcastExecutors.quiet(new Config()).setClusterName("asyncio4j-benchmarks");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    var network = config.getNetworkConfig().setPort(0);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    var join = network.getJoin().getTcpIpConfig().setEnabled(true);
    for (var address : seed) join.addMember(address);
    return config;
  }

  private static Process start(HazelcastInstance hz) throws IOException {
    var address = hz.getCluster().getLocalMember().getAddress();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx400m",
            "-cp",
            System.getProperty("java.class.path"),
            HazelcastCosts.class.getName(),
            address.getHost() + ":" + address.getPort())
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private static Member joined(HazelcastInstance hz) throws InterruptedException {
    while (true) {
      for (var member : hz.getCluster().getMembers()) if (!member.localMember()) return member;
      Thread.sleep(20);
    }
  }

  private static void ours(HazelcastInstance hz, Member member) throws Exception {
    var loop = getRunningLoop();
    var second = HazelcastExecutors.onMember(hz, "work", member);
    Meter.each(
        "a round trip to the second member", 500, () -> await(loop.runInExecutor(second, () -> 1)));
    Meter.measure("10,000 at once, each", MANY, n -> await(gather(sent(second, n, () -> 1))));
    var both = HazelcastExecutors.executor(hz, "work");
    Meter.measure(
        "8 tasks of 200 ms of a core", 1, n -> await(gather(sent(both, 8, HazelcastCosts::busy))));
  }

  private static ArrayList<Future<Integer>> sent(
      ExecutorService executor, int count, SerializableBody<Integer> body) {
    var all = new ArrayList<Future<Integer>>(count);
    for (int i = 0; i < count; i++) all.add(getRunningLoop().runInExecutor(executor, body));
    return all;
  }

  private static int busy() {
    long end = System.nanoTime() + BUSY_MILLIS * 1_000_000L;
    int turns = 0;
    while (System.nanoTime() < end) turns++;
    return turns;
  }

  private static void theirs(HazelcastInstance hz, Member member) throws Exception {
    var executor = hz.getExecutorService("work");
    Work work = () -> 1;
    Meter.each(
        "the same, submitToMember(…).get()",
        500,
        () -> executor.submitToMember(work, member).get());
    var threads = Executors.newFixedThreadPool(CALLERS);
    Meter.measure(
        "the same, by 16 threads",
        MANY,
        n -> {
          var calls = new ArrayList<Callable<Integer>>();
          for (int i = 0; i < n; i++) calls.add(() -> executor.submitToMember(work, member).get());
          for (var call : threads.invokeAll(calls)) call.get();
        });
    threads.shutdown();
  }
}
