package dev.asyncio4j.spi;

import dev.asyncio4j.Body;
import dev.asyncio4j.Body1;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine and adapts the bodies without a value: what the static doors of the API share.
 *
 * <p><b>Thread and loop:</b> callable from anywhere.
 */
@SuppressWarnings("overloads") // told apart by the argument's declared type
public final class Engine {
  private Engine() {}

  private static final class Holder {
    static final AsyncioProvider PROVIDER = find();
  }

  /**
   * Returns the engine on the class path or module path.
   *
   * @return the engine: the same one each time
   * @throws IllegalStateException if there is none; the message names the dependency to add
   */
  public static AsyncioProvider provider() {
    return Holder.PROVIDER;
  }

  private static AsyncioProvider find() {
    ClassLoader loader = AsyncioProvider.class.getClassLoader();
    AsyncioProvider named = AsyncioProvider.class.getModule().isNamed() ? null : byName(loader);
    if (named != null) return named;
    var found = ServiceLoader.load(AsyncioProvider.class, loader).iterator();
    if (found.hasNext()) return found.next();
    throw new IllegalStateException(
        "No asyncio4j engine found: only the API is on the class path or module path; "
            + "add the dependency dev.asyncio4j:asyncio4j");
  }

  /**
   * Returns the usual engine, if it is on the class path: reading a service's file takes longer.
   */
  private static @Nullable AsyncioProvider byName(ClassLoader loader) {
    try {
      Class<?> usual = Class.forName("dev.asyncio4j.impl.Provider", true, loader);
      return (AsyncioProvider) usual.getConstructor().newInstance();
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }

  /**
   * Returns {@code body} as one that gives null.
   *
   * @param body the body
   * @return the adapter
   */
  public static Body<@Nullable Void> toBody(VoidBody body) {
    return new PlainBody(body);
  }

  /**
   * A body that gives null; texts name the class of the one that it adapts.
   *
   * @param body the body
   */
  public record PlainBody(VoidBody body) implements Body<@Nullable Void> {
    @Override
    public @Nullable Void run() throws Exception {
      body.run();
      return null;
    }
  }

  /**
   * Makes the error of a method of the API that was called with null; to be called by a helper that
   * the method calls.
   *
   * @param parameter what is null
   * @return the error, which names the method
   */
  public static NullPointerException nullGiven(String parameter) {
    var method =
        StackWalker.getInstance()
            .walk(frames -> frames.skip(2).findFirst().map(StackWalker.StackFrame::getMethodName));
    return new NullPointerException(
        "Asyncio." + method.orElse("?") + ": " + parameter + " must not be null");
  }

  /**
   * Returns {@code body} as one that gives null.
   *
   * @param <A> the type of the argument
   * @param body the body
   * @return the adapter
   */
  public static <A extends @Nullable Object> Body1<A, @Nullable Void> toBody(VoidBody1<A> body) {
    return argument -> {
      body.accept(argument);
      return null;
    };
  }

  /**
   * Returns what comes out where code that was to give elements threw {@code error}.
   *
   * <p>An end of iteration that escapes is no end of this one (PEP 479): no element is lost in
   * silence.
   *
   * @param error what the code threw
   * @param source what it was to give elements to
   * @return {@code error}, or an {@link IllegalStateException} if it is an end of iteration
   */
  public static Throwable escaped(Throwable error, Object source) {
    if (!(error instanceof StopAsyncIterationException)) return error;
    return new IllegalStateException(
        "async generator raised StopAsyncIteration: "
            + source
            + "; return to end it, and catch the end of other iterators in its code",
        error);
  }

  /**
   * Throws {@code error} itself, checked or not, where the signature does not declare it.
   *
   * @param <X> the type that the compiler takes it for, usually {@code RuntimeException}
   * @param error what to throw
   * @return never; declared so that {@code throw sneaky(e)} ends the caller's flow
   * @throws X always
   */
  @SuppressWarnings("unchecked")
  public static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
