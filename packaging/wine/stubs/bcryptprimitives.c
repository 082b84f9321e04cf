/* bcryptprimitives.dll of the Wine prefix; never shipped.
 *
 * Rust's standard library takes its random bytes from ProcessPrng, which Wine 8 lacks. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    const SIZE_T most = 1u << 24;
    for (SIZE_T done = 0; done < count; done += most)
        if (!SystemFunction036(bytes + done, (ULONG)(count - done < most ? count - done : most)))
            return FALSE;
    return TRUE;
}
