package dev.asyncio4j.context;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Virtual.VIRTUAL;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link MicrometerCarriers}: whatever an accessor is registered for goes along. */
class MicrometerCarriersTest {
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

  @BeforeAll
  static void register() {
    ContextRegistry.getInstance().registerThreadLocalAccessor("tenant", TENANT);
  }

  @AfterAll
  static void unregister() {
    ContextRegistry.getInstance().removeThreadLocalAccessor("tenant");
  }

  @AfterEach
  void thisThreadKeepsItsOwn() {
    TENANT.remove();
  }

  private static Coroutine<String> tenant() {
    return async(
        () -> {
          passes(1);
          return TENANT.get();
        });
  }

  @Test
  @DisplayName("FRM-10 a registered value goes along with tasks, and to threads, and back out")
  void registered() {
    TENANT.set("caller");
    virtual(
        () -> {
          assertThat(TENANT.get()).isEqualTo("caller");
          TENANT.set("acme");
          assertThat(await(gather(tenant(), tenant()))).containsExactly("acme", "acme");
          assertThat(await(toThread(TENANT::get))).isEqualTo("acme");
          TENANT.remove();
          assertThat(await(createTask(tenant()))).isNull();
        });
    assertThat(TENANT.get()).isEqualTo("caller");
  }

  /** An accessor of values that are opened and closed in order, as scopes of observations are. */
  private static final class Scoped implements ThreadLocalAccessor<String> {
    private final ThreadLocal<Deque<String>> open = ThreadLocal.withInitial(ArrayDeque::new);

    @Override
    public Object key() {
      return "scoped";
    }

    @Override
    public String getValue() {
      return open.get().peek();
    }

    @Override
    public void setValue(String value) {
      open.get().push(value);
    }

    @Override
    public void setValue() {
      open.get().push("none");
    }

    @Override
    public void restore(String before) {
      open.get().pop();
      assertThat(getValue()).isEqualTo(before);
    }

    @Override
    public void restore() {
      open.get().pop();
      assertThat(getValue()).isNull();
    }
  }

  private static Coroutine<String> observed(Scoped scopes, String name) {
    return async(
        () -> {
          var outer = scopes.getValue();
          scopes.setValue(name);
          passes(2);
          var seen = outer + " > " + scopes.getValue();
          scopes.open.get().pop();
          passes(1);
          assertThat(scopes.getValue()).isEqualTo(outer);
          return seen;
        });
  }

  @Test
  @DisplayName("FRM-10 scopes are opened and closed in order; a registry of its own is used")
  void scopes() {
    var registry = new ContextRegistry();
    var scopes = new Scoped();
    run(
        async(
            () -> {
              passes(1);
              registry.registerThreadLocalAccessor(scopes); // later than the run began
              scopes.setValue("request");
              assertThat(await(gather(observed(scopes, "a"), observed(scopes, "b"))))
                  .containsExactly("request > a", "request > b");
              assertThat(await(toThread(scopes::getValue))).isEqualTo("request");
              assertThat(await(createTask(observed(scopes, "c")))).isEqualTo("request > c");
              scopes.restore();
              assertThat(scopes.open.get()).isEmpty();
            }),
        VIRTUAL.carriers(Carriers.micrometer(registry)));
    assertThat(scopes.open.get()).isEmpty();
  }
}
