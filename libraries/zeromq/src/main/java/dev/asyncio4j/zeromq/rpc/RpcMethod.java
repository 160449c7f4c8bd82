package dev.asyncio4j.zeromq.rpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exposes a method to remote callers, or the handler in a field as a namespace.
 *
 * <p><i>Python:</i> {@code @rpc.method}; namespaces are attributes there. A method may await, and
 * may return a coroutine. Methods of one name are told apart by their parameters, which stands for
 * Python's default values. Arguments by name need classes compiled with {@code -parameters}. In an
 * interface for a proxy, the annotation gives a method another name.
 *
 * <pre>{@code
 * class Files {
 *   @RpcMethod
 *   int fileSize(String name) {
 *     return name.length();
 *   }
 * }
 * var server = await(Rpc.serveRpc(new Files(), RpcOptions.defaults().bind("tcp://127.0.0.1:*")));
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface RpcMethod {
  /** {@return the name on the wire; empty, the default: the Java name in Python's snake_case} */
  String value() default "";
}
