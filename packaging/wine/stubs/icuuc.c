/* icuuc.dll of the Wine prefix; never shipped.
 *
 * Windows has it since build 15063, Wine 8 has not, and Qt6Core.dll links against its code page converters.
 * Every converter here says "not supported", so Qt keeps to the encodings it knows by itself. */
#define EXPORT __declspec(dllexport)
#define NOTHING(name) EXPORT void *name(void) { return 0; }
#define REFUSED 16 /* U_UNSUPPORTED_ERROR */

EXPORT void *ucnv_open(const char *name, int *error)
{
    if (error)
        *error = REFUSED;
    return 0;
}

EXPORT const char *ucnv_getName(void *converter, int *error)
{
    if (error)
        *error = REFUSED;
    return 0;
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    if (error)
        *error = REFUSED;
    return 0;
}

EXPORT signed char ucnv_getMaxCharSize(void *converter)
{
    return 1;
}

NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_fromUCountPending)
NOTHING(ucnv_getAvailableName)
NOTHING(ucnv_countAvailable)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
