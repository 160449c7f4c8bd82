package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextCarriers;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ContextCarriers}: what is found goes along with each task, without a line of set-up. */
class FoundCarriersTest {
  private static final ThreadLocal<String> USER = new ThreadLocal<>();
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  @TempDir private Path folder;

  /** A service. */
  public static final class Users implements ContextCarriers {
    @Override
    public List<ContextCarrier<?>> carriers() {
      return List.of(ContextCarrier.named("user", ContextCarrier.of(USER)));
    }
  }

  /** Another service. */
  public static final class Tenants implements ContextCarriers {
    @Override
    public List<ContextCarrier<?>> carriers() {
      return List.of(ContextCarrier.named("tenant", ContextCarrier.of(TENANT)));
    }
  }

  /** A service that fails. */
  public static final class Broken implements ContextCarriers {
    @Override
    public List<ContextCarrier<?>> carriers() {
      throw new IllegalStateException("no carriers today");
    }
  }

  /** A service that tells in which order its carriers, out of order, are asked. */
  public static final class Unsorted implements ContextCarriers {
    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    @Override
    public List<ContextCarrier<?>> carriers() {
      return List.of(telling("c"), telling("a"), telling("b"));
    }

    private static ContextCarrier<?> telling(String name) {
      return ContextCarrier.named(
          name,
          ContextCarrier.of(
              () -> {
                if (SEEN.add(name)) System.out.println("asked: " + name);
                return null;
              },
              value -> {}));
    }
  }

  /** Shows what tasks of several runs see. */
  static final class Program {
    private Program() {}

    private static Coroutine<String> seen() {
      return async(
          () -> {
            passes(1);
            return USER.get() + " " + TENANT.get();
          });
    }

    private static void show(String what, RunOptions options) {
      System.out.println(what + ": " + run(async(() -> await(createTask(seen()))), options));
    }

    public static void main(String[] args) {
      USER.set("ada");
      TENANT.set("acme");
      show("found", VIRTUAL);
      show("named", VIRTUAL.carriers(ContextCarrier.of(TENANT)));
      show("without", VIRTUAL.withoutFoundCarriers());
      try (var loop = LoopThread.start("host")) {
        System.out.println("hosted: " + loop.submit(seen()).join());
      }
    }
  }

  private String output(List<String> options, Class<?>... services)
      throws IOException, InterruptedException {
    var file = folder.resolve("META-INF/services/" + ContextCarriers.class.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, Arrays.stream(services).map(Class::getName).toList());
    var all = new ArrayList<>(options);
    all.add("-Xbootclasspath/a:" + folder);
    all.add("-Xshare:off"); // else it warns that it does not share
    return ChildJvm.output(Program.class, all);
  }

  @Test
  @DisplayName("FRM-11 what services give is carried; a service that fails is logged, and left out")
  void found() throws Exception {
    assertThat(output(List.of(), Users.class, Broken.class, Tenants.class))
        .containsOnlyOnce("no carriers today")
        .containsOnlyOnce("its values are not carried")
        .contains("found: ada acme", "named: null acme", "without: null null", "hosted: ada acme");
  }

  @Test
  @DisplayName("FRM-11 -Dasyncio4j.carriers=off leaves out what is found")
  void off() throws Exception {
    assertThat(output(List.of("-Dasyncio4j.carriers=off"), Users.class, Broken.class))
        .doesNotContain("no carriers today")
        .contains("found: null null", "named: null acme", "hosted: null null");
  }

  @Test
  @DisplayName("FRM-11 what is found is sorted by name, whatever the order of services")
  void sorted() throws Exception {
    assertThat(output(List.of(), Unsorted.class, Users.class))
        .contains("found: ada null")
        .containsSubsequence("asked: a", "asked: b", "asked: c");
  }
}
