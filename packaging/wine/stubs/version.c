/* version.dll of the Wine prefix; never shipped.
 *
 * Nearly every process loads version.dll. This one passes its own functions on to Wine's (version_wine.dll)
 * and puts stand-ins into the import tables of all modules for a few functions that Wine 8 lacks, so that
 * the program under test stays as it is shipped. */
#include <windows.h>
#include <winternl.h>

typedef struct {
    DWORD size, flags;
    BOOL *cancel;
    void *progress, *context;
} CopyParameters;

static HRESULT WINAPI copy_file(PCWSTR from, PCWSTR to, CopyParameters *how)
{
    DWORD flags = how ? how->flags & (COPY_FILE_FAIL_IF_EXISTS | COPY_FILE_RESTARTABLE) : 0;
    if (CopyFileExW(from, to, NULL, NULL, how ? how->cancel : NULL, flags))
        return S_OK;
    return HRESULT_FROM_WIN32(GetLastError());
}

/* The three Pss functions: what os.getppid() of CPython asks of them, nothing else. */
static DWORD WINAPI take_snapshot(HANDLE process, int flags, DWORD context, HANDLE *snapshot)
{
    *snapshot = process;
    return ERROR_SUCCESS;
}

static DWORD WINAPI ask_snapshot(HANDLE snapshot, int question, BYTE *answer, DWORD size)
{
    enum { OWN_ID = 28, PARENT_ID = 32, SMALLEST = 36 };
    PROCESS_BASIC_INFORMATION facts;
    NTSTATUS(NTAPI *query)(HANDLE, int, void *, ULONG, ULONG *);
    query = (void *)GetProcAddress(GetModuleHandleA("ntdll"), "NtQueryInformationProcess");
    if (question != 0 || size < SMALLEST || query(GetCurrentProcess(), 0, &facts, sizeof facts, NULL))
        return ERROR_NOT_SUPPORTED;
    for (DWORD at = 0; at < size; at++)
        answer[at] = 0;
    *(DWORD *)(answer + OWN_ID) = GetCurrentProcessId();
    *(DWORD *)(answer + PARENT_ID) = (DWORD)facts.InheritedFromUniqueProcessId;
    return ERROR_SUCCESS;
}

static DWORD WINAPI free_snapshot(HANDLE process, HANDLE snapshot)
{
    return ERROR_SUCCESS;
}

/* What Python's platform module reads from WMI comes as variants. */
static HRESULT WINAPI variant_to_string(const VARIANT *from, WCHAR *text, UINT room)
{
    HMODULE automation = GetModuleHandleA("oleaut32");
    HRESULT(WINAPI *convert)(VARIANT *, const VARIANT *, LCID, USHORT, VARTYPE);
    HRESULT(WINAPI *clear)(VARIANT *);
    VARIANT words = {0};
    HRESULT result = S_OK;
    if (!text || !room)
        return E_INVALIDARG;
    text[0] = 0;
    if (from->vt == VT_EMPTY || from->vt == VT_NULL)
        return S_OK;
    convert = (void *)GetProcAddress(automation, "VariantChangeTypeEx");
    clear = (void *)GetProcAddress(automation, "VariantClear");
    result = convert(&words, from, LOCALE_INVARIANT, 0, VT_BSTR);
    if (FAILED(result))
        return result;
    if ((UINT)lstrlenW(words.bstrVal) < room)
        lstrcpyW(text, words.bstrVal);
    else
        result = HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER);
    clear(&words);
    return result;
}

static void *WINAPI no_object(void)
{
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}

static HRESULT WINAPI all_well(void)
{
    return S_OK;
}

static BOOL WINAPI done(void)
{
    return TRUE;
}

static BOOL WINAPI no_more(void)
{
    SetLastError(ERROR_NO_MORE_FILES);
    return FALSE;
}

static const struct {
    const char *name;
    void *function;
} STAND_INS[] = {
    {"CopyFile2", copy_file},
    {"PssCaptureSnapshot", take_snapshot},
    {"PssQuerySnapshot", ask_snapshot},
    {"PssFreeSnapshot", free_snapshot},
    {"VariantToString", variant_to_string},
    {"EnableNonClientDpiScaling", done},
    {"FindNextVolumeMountPointA", no_more},
    {"UiaRaiseNotificationEvent", all_well},
    {"WcsCreateIccProfile", no_object},
    {"GetPointerDeviceRects", no_object},
    {"GetPointerFrameTouchInfo", no_object},
    {"GetPointerFrameTouchInfoHistory", no_object},
    {"GetPointerPenInfo", no_object},
    {"GetPointerPenInfoHistory", no_object},
    {"SetDisplayAutoRotationPreferences", no_object},
    {"SkipPointerFrameMessages", no_object},
};

static BOOL same(const char *one, const char *other)
{
    while (*one && *one == *other)
        one++, other++;
    return *one == *other;
}

static void replace(IMAGE_THUNK_DATA *place, const char *name)
{
    for (unsigned at = 0; at < sizeof STAND_INS / sizeof *STAND_INS; at++) {
        DWORD before;
        if (!same(name, STAND_INS[at].name) || !VirtualProtect(place, sizeof *place, PAGE_READWRITE, &before))
            continue;
        place->u1.Function = (ULONG_PTR)STAND_INS[at].function;
        VirtualProtect(place, sizeof *place, before, &before);
    }
}

static void mend(BYTE *module)
{
    IMAGE_NT_HEADERS *header = (void *)(module + ((IMAGE_DOS_HEADER *)module)->e_lfanew);
    DWORD where = header->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
    if (!where)
        return;
    for (IMAGE_IMPORT_DESCRIPTOR *from = (void *)(module + where); from->Name; from++) {
        IMAGE_THUNK_DATA *name = (void *)(module + from->OriginalFirstThunk);
        IMAGE_THUNK_DATA *place = (void *)(module + from->FirstThunk);
        for (; from->OriginalFirstThunk && name->u1.AddressOfData; name++, place++)
            if (!IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal))
                replace(place, (const char *)((IMAGE_IMPORT_BY_NAME *)(module + name->u1.AddressOfData))->Name);
    }
}

typedef struct {
    ULONG flags;
    const UNICODE_STRING *path, *name;
    void *module;
    ULONG size;
} Loaded;

static void CALLBACK on_load(ULONG reason, const Loaded *what, void *context)
{
    if (reason == 1)
        mend(what->module);
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, void *reserved)
{
    NTSTATUS(NTAPI *watch)(ULONG, void *, void *, void **);
    LIST_ENTRY *head = &NtCurrentTeb()->ProcessEnvironmentBlock->Ldr->InMemoryOrderModuleList;
    void *cookie;
    if (reason != DLL_PROCESS_ATTACH)
        return TRUE;
    for (LIST_ENTRY *entry = head->Flink; entry != head; entry = entry->Flink)
        mend(CONTAINING_RECORD(entry, LDR_DATA_TABLE_ENTRY, InMemoryOrderLinks)->DllBase);
    watch = (void *)GetProcAddress(GetModuleHandleA("ntdll"), "LdrRegisterDllNotification");
    if (watch)
        watch(0, on_load, NULL, &cookie);
    return TRUE;
}
