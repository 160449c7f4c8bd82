package dev.asyncio4j.kotlin;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.testing.Virtual.after;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.Trail;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function1;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Java bodies where Kotlin wants suspend lambdas, or methods. */
class SuspendingFunctionTest {
  private final Repository repository = new Repository();

  @Test
  @DisplayName("BRIDGE-02 a Java body is a suspend lambda, with no, one or two arguments")
  void aJavaBodyIsASuspendLambda() {
    virtual(
        () -> {
          Function1<Continuation<? super String>, Object> f =
              Suspending.function(() -> await(after(1, "java")));
          assertThat(this.<String>kotlin(c -> repository.calling(f, c)))
              .isEqualTo("kotlin of java");
          assertThat(
                  this.<String>kotlin(
                      c ->
                          repository.calling1(
                              Suspending.function((String a) -> await(after(1, a + "!"))), c)))
              .isEqualTo("kotlin of a!");
          assertThat(
                  this.<String>kotlin(
                      c ->
                          repository.calling2(
                              Suspending.function((String a, Integer b) -> await(after(1, a + b))),
                              c)))
              .isEqualTo("kotlin of a1");
        });
  }

  @Test
  @DisplayName("BRIDGE-02 a Java body without a value is a suspend lambda that gives Unit")
  void aVoidBodyGivesUnit() {
    var trail = Trail.create();
    virtual(
        () -> {
          var none =
              Suspending.function(
                  () -> {
                    pause(1);
                    trail.add("none");
                  });
          assertThat(this.<String>kotlin(c -> repository.running(none, c)))
              .isEqualTo("kotlin.Unit");
          this.<String>kotlin(
              c ->
                  repository.running1(
                      Suspending.function(
                          (String a) -> {
                            trail.add(a);
                          }),
                      c));
          this.<String>kotlin(
              c ->
                  repository.running2(
                      Suspending.function(
                          (String a, Integer b) -> {
                            trail.add(a + b);
                          }),
                      c));
        });
    trail.assertIs("none", "a", "a1");
  }

  /** A Kotlin interface with suspend methods, in direct style. */
  private static final class JavaSource implements RowSource {
    private final Trail trail = Trail.create();

    @Override
    public Object load(String id, Continuation<? super String> c) {
      return Suspending.resume(c, () -> await(after(1, "java row " + id)));
    }

    @Override
    public Object save(String row, Continuation<? super Unit> c) {
      return Suspending.resume(c, () -> trail.add("saved " + row));
    }
  }

  @Test
  @DisplayName("BRIDGE-02 a Java class implements a Kotlin interface with suspend methods")
  void aJavaClassImplementsSuspendMethods() {
    var source = new JavaSource();
    virtual(
        () -> {
          assertThat(this.<String>kotlin(c -> repository.using(source, c)))
              .isEqualTo("used java row 1");
          source.trail.assertIs("saved java row 1");
        });
  }

  private <T> T kotlin(Suspending.Call<T> call) {
    return await(Suspending.call(call));
  }
}
