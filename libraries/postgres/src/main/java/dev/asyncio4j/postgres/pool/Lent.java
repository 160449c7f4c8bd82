package dev.asyncio4j.postgres.pool;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.session.Sneaky;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection while it is lent: afterwards it does nothing more. */
final class Lent implements InvocationHandler {
  /** The calls that are fine afterwards: they do nothing, or tell. */
  private static final Set<String> HARMLESS =
      Set.of(
          "removeListener", "removeLogListener", "removeQueryLogger", "removeTerminationListener");

  final Pool pool;
  final Member member;

  /** The connection that the borrower sees, made when it is asked for. */
  private @Nullable PgConnection seen;

  private @Nullable Throwable released;
  private boolean isReleased;

  Lent(Pool pool, Member member) {
    this.pool = pool;
    this.member = member;
  }

  PgConnection seen() {
    if (seen == null)
      seen =
          (PgConnection)
              Proxy.newProxyInstance(
                  Lent.class.getClassLoader(), new Class<?>[] {PgConnection.class}, this);
    return seen;
  }

  /** {@return what stands behind a connection; null if no pool has lent it} */
  static @Nullable Lent of(PgConnection seen) {
    if (!Proxy.isProxyClass(seen.getClass())) return null;
    return Proxy.getInvocationHandler(seen) instanceof Lent lent ? lent : null;
  }

  /** {@return whether it was not released before} */
  boolean release() {
    if (isReleased) return false;
    isReleased = true;
    if (pool.isDebug()) released = new Throwable("released here");
    return true;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) {
    switch (method.getName()) {
      case "equals":
        return args != null && proxy == args[0];
      case "hashCode":
        return System.identityHashCode(this);
      case "toString":
        return (isReleased ? "released " : "") + member.client;
      case "isClosed":
        return isReleased || member.client.isClosed();
      case "close":
        await(pool.release(seen()));
        return null;
      default:
    }
    if (!isReleased || HARMLESS.contains(method.getName())) return call(method, args);
    var error =
        new InterfaceException(
            "cannot call Connection.%s(): connection has been released back to the pool"
                .formatted(method.getName()));
    if (released != null) error.addSuppressed(released);
    throw error;
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] args) {
    try {
      return method.invoke(member.client, args);
    } catch (InvocationTargetException e) {
      throw Sneaky.raise(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e); // all methods of the interface are public
    }
  }
}
