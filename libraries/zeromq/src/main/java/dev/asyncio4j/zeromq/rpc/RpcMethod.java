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
 * may return a coroutine. In an interface for a proxy, the annotation gives a method another name.
 *
 * <p>Methods of one name are told apart by their parameters, which stands for Python's default
 * values. Of those that the arguments fit, the one with the most specific parameters is called, and
 * the first parameter that differs decides: an {@code int} before a {@code long}, that before a
 * {@code double}, a class before what it extends. Two with the same parameters are refused when the
 * server is made.
 *
 * <p>Numbers fit the parameter's type, in lists and maps too, where it says of what. A parameter
 * {@code long... numbers} takes the rest of the arguments, as {@code *numbers} does; {@code byte...
 * data} takes one, of bytes. Arguments by name need classes compiled with {@code -parameters}; they
 * are {@code file_name} or {@code fileName} for {@code fileName}.
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
