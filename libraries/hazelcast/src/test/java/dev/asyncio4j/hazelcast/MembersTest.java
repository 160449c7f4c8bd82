package dev.asyncio4j.hazelcast;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.asyncio4j.Future;
import dev.asyncio4j.Outcome;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.exceptions.RemoteWorkException;
import dev.asyncio4j.exceptions.WorkerLostException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members that come, go, die, and lack classes. */
@ExtendWith(NothingLeftBehind.class)
class MembersTest {
  @BeforeAll
  static void start() {
    Cluster.other();
  }

  private static ExecutorService on(Cluster.Other member) {
    return HazelcastExecutors.onMember(Cluster.HZ, "narrow", member.member());
  }

  /** Starts work there that holds its member's only thread, and some that queues behind it. */
  private static ArrayList<Future<String>> busy(Cluster.Other member, String id) {
    var all = new ArrayList<Future<String>>();
    var loop = getRunningLoop();
    all.add(
        loop.runInExecutor(
            on(member),
            () -> {
              Board.put(id + " runs", "yes");
              return Board.await(id + " goes on");
            }));
    Board.await(id + " runs", all.get(0)); // a member begins work in an order of its own
    for (int i = 0; i < 3; i++) {
      all.add(loop.runInExecutor(on(member), () -> Board.await(id + " goes on")));
    }
    return all;
  }

  @Test
  @DisplayName("E-06 E-07 one that joins gets work; killed, it loses that; the next goes to others")
  void killed() {
    var executor = HazelcastExecutors.executor(Cluster.HZ, "work");
    try (var third = Cluster.start(List.of())) {
      var address = "member " + third.member().getAddress();
      var id = UUID.randomUUID().toString();
      run(
          async(
              () -> {
                SerializableBody<Long> pid = () -> ProcessHandle.current().pid();
                assertThat(await(getRunningLoop().runInExecutor(on(third), pid)))
                    .isEqualTo(third.process().pid());
                var all = busy(third, id);
                await(toThread(third::kill));
                for (var outcome : await(gatherOutcomes(all))) {
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          Outcome.Failure.class,
                          failure -> {
                            assertThat(failure.error()).isInstanceOf(WorkerLostException.class);
                            var lost = (WorkerLostException) failure.error();
                            assertThat(lost.worker()).isEqualTo(address);
                            assertThat(lost.maybeRan()).isTrue();
                          });
                }
                for (int i = 0; i < 3; i++) {
                  assertThat(await(getRunningLoop().runInExecutor(executor, pid)))
                      .isNotEqualTo(third.process().pid());
                }
                var error =
                    catchThrowable(() -> await(getRunningLoop().runInExecutor(on(third), pid)));
                assertThat(error)
                    .isInstanceOfSatisfying(
                        WorkerLostException.class, it -> assertThat(it.maybeRan()).isFalse());
              }));
    }
  }

  @Test
  @DisplayName("E-07 work on a member that leaves is done or fails, and never hangs")
  void leaves() {
    try (var third = Cluster.start(List.of())) {
      var id = UUID.randomUUID().toString();
      run(
          async(
              () -> {
                var all = busy(third, id);
                var left = toThread(third::leave);
                var leaving = createTask(left);
                Board.put(id + " goes on", "yes");
                await(leaving);
                for (var outcome : await(gatherOutcomes(all))) {
                  if (outcome instanceof Outcome.Success<String> done)
                    assertThat(done.value()).isEqualTo("yes");
                  else assertThat(outcome).isInstanceOf(Outcome.Failure.class);
                }
              }));
    }
  }

  @Test
  @DisplayName("E-14 a body that ends its JVM takes its member along, and the loop lives")
  void exits() {
    try (var third = Cluster.start(List.of())) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                var exits =
                    loop.runInExecutor(
                        on(third),
                        () -> {
                          Runtime.getRuntime().halt(3);
                          return null;
                        });
                assertThat(catchThrowable(() -> await(exits)))
                    .isInstanceOf(WorkerLostException.class)
                    .hasMessageContaining("has left the cluster with work that it had");
              }));
    }
  }

  @Test
  @DisplayName("E-08 E-04 classes that one side lacks are named")
  void classesThatOneSideLacks() throws Exception {
    var folder = Files.createTempDirectory("classes");
    var source = folder.resolve("Gone.java");
    Files.writeString(
        source,
        "public class Gone extends RuntimeException implements"
            + " dev.asyncio4j.SerializableBody<String> { public String run() { return \"here\"; }"
            + " }");
    var api = System.getProperty("java.class.path");
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", api, "-proc:none", source.toString());
    assertThat(compiled).isZero();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      @SuppressWarnings("unchecked")
      var body = (SerializableBody<String>) loader.loadClass("Gone").getConstructor().newInstance();
      var member = Cluster.other();
      var work = HazelcastExecutors.onMember(Cluster.HZ, "work", member.member());
      var error =
          catchThrowableOfType(
              RemoteWorkException.class,
              () -> run(async(() -> await(getRunningLoop().runInExecutor(work, body)))));
      assertThat(error)
          .hasMessage(
              "member "
                  + member.member().getAddress()
                  + " lacks the class Gone, which work sent there needs: it must be on its class"
                  + " path");
    }
    var path = folder.toString();
    var unknown =
        catchThrowable(
            () ->
                run(
                    async(
                        () ->
                            await(
                                getRunningLoop()
                                    .runInExecutor(
                                        HazelcastExecutors.onMember(
                                            Cluster.HZ, "work", Cluster.other().member()),
                                        () -> thrownThere(path))))));
    assertThat(unknown)
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining("Gone")
        .hasMessageContaining("which cannot be read here: java.lang.ClassNotFoundException: Gone");
  }

  private static String thrownThere(String folder) throws Exception {
    var url = Path.of(folder).toUri().toURL();
    try (var loader = new URLClassLoader(new URL[] {url})) {
      throw (RuntimeException) loader.loadClass("Gone").getConstructor().newInstance();
    }
  }
}
