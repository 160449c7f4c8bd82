package dev.asyncio4j.impl.net

import java.io.IOException
import java.io.UncheckedIOException
import java.nio.channels.AlreadyConnectedException
import java.nio.channels.ClosedChannelException
import java.nio.channels.NotYetBoundException
import java.nio.channels.NotYetConnectedException
import java.nio.channels.UnresolvedAddressException
import java.nio.channels.UnsupportedAddressTypeException

/** Errors of channels, in words: the JDK leaves those of many to the name of the class. */
internal object SocketErrors {

  /** An exception of the library that says [what] went wrong, and why; [error] is its cause. */
  fun named(what: String, error: Exception): Exception {
    val message = "$what: ${reason(error)}"
    return when (error) {
      is IOException -> UncheckedIOException(message, error)
      is IllegalArgumentException -> IllegalArgumentException(message, error)
      is IllegalStateException -> IllegalStateException(message, error)
      else -> error
    }
  }

  fun reason(error: Exception): String =
    error.message
      ?: when (error) {
        is ClosedChannelException -> "the channel is closed"
        is NotYetConnectedException -> "it is not connected; connect it first"
        is AlreadyConnectedException -> "it is connected already"
        is NotYetBoundException -> "it is not bound; bind it first"
        is UnresolvedAddressException -> "the address is a name that was not looked up"
        is UnsupportedAddressTypeException -> "the socket's family has no such addresses"
        else -> error.javaClass.simpleName
      }
}
