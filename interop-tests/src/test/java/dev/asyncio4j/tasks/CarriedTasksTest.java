package dev.asyncio4j.tasks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Body;
import dev.asyncio4j.Context;
import dev.asyncio4j.ContextCarrier;
import dev.asyncio4j.ContextVar;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link ContextCarrier#of}: what tasks carry is theirs alone, whatever threads run them. */
class CarriedTasksTest {
  private final ThreadLocal<String> user = new ThreadLocal<>();

  private void carrying(VoidBody main) {
    run(async(main), VIRTUAL.carriers(ContextCarrier.of(user)));
  }

  @Test
  @DisplayName("BRIDGE-12 what a new thread inherits is nothing that its task has")
  void nothingIsInherited() {
    var inherited = new InheritableThreadLocal<String>();
    run(
        async(
            () -> {
              var clean = TaskOptions.defaults().context(Context.copyCurrent());
              inherited.set("ada");
              Body<String> seen =
                  () -> {
                    passes(1);
                    return inherited.get();
                  };
              var tasks = Stream.generate(() -> createTask(async(seen), clean)).limit(20).toList();
              assertThat(await(gather(tasks))).containsOnlyNulls();
              assertThat(inherited.get()).isEqualTo("ada");
            }),
        VIRTUAL.carriers(ContextCarrier.of(inherited)));
  }

  @Test
  @DisplayName(
      "FRM-12 10,000 tasks that set a value see their own alone, as with a context variable")
  void manyTasks() {
    var variable = ContextVar.<Integer>create("number");
    carrying(
        () -> {
          IntFunction<Coroutine<String>> seen =
              number ->
                  async(
                      () -> {
                        user.set("user " + number);
                        variable.set(number);
                        passes(2);
                        return user.get() + " " + variable.get();
                      });
          int all = ChildJvm.MODE.equals("platform") ? 1_000 : 10_000; // a thread each there
          for (int first = 0; first < all; first += 500) {
            var numbers = IntStream.range(first, first + 500);
            var found = await(gather(numbers.mapToObj(seen).map(Asyncio::createTask).toList()));
            for (int i = 0; i < found.size(); i++)
              assertThat(found.get(i)).isEqualTo("user " + (first + i) + " " + (first + i));
          }
          assertThat(user.get()).isNull();
        });
  }

  @Test
  @DisplayName("BRIDGE-12 a value that a body sets is there in the generator that it then asks")
  void generatorsSeeTheLatest() {
    carrying(
        () -> {
          AsyncGenerator<String> users = asyncGenerator(y -> y.emit(user.get()));
          user.set("ada");
          passes(1);
          user.set("bob");
          assertThat(await(users.next())).isEqualTo("bob");
        });
  }

  @Test
  @DisplayName("FRM-11 a carrier has a name in texts")
  void names() {
    var named = ContextCarrier.named("user", ContextCarrier.of(user));
    var bound = ContextCarrier.named("tenant", ContextCarrier.bound(() -> null, (v, code) -> {}));
    assertThat(List.of(named, bound))
        .hasToString("[<ContextCarrier user>, <ContextCarrier tenant>]");
    assertThat(ContextCarrier.of(user).name()).isEqualTo("carrier");
  }
}
